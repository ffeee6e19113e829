/*
 * A disk that fails, for a program started with LD_PRELOAD: everything under DISK_FOLDER, from the DISK_AFTER-th write on.
 *   DISK_FAULT=full  what would make a file longer is refused (ENOSPC), as on a disk without room
 *   DISK_FAULT=gone  nothing can be read or written any more (EIO), as on a key that was pulled out
 *   DISK_FAULT=slow  every write and flush takes DISK_DELAY microseconds more
 * The fault is over once the file DISK_MENDED exists.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static long writes = 0;

static int concerned(int fd) {
  const char *folder = getenv("DISK_FOLDER");
  char link[64], path[PATH_MAX];
  if (folder == NULL) return 0;
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  return strncmp(path, folder, strlen(folder)) == 0;
}

static int is(const char *fault) {
  const char *wanted = getenv("DISK_FAULT"), *mended = getenv("DISK_MENDED"), *after = getenv("DISK_AFTER");
  if (wanted == NULL || strcmp(wanted, fault) != 0) return 0;
  if (__atomic_load_n(&writes, __ATOMIC_SEQ_CST) < (after == NULL ? 0 : atol(after))) return 0;
  return mended == NULL || access(mended, F_OK) != 0;
}

/* What a write of so many bytes at that place meets; 0 when nothing is wrong. */
static int fault_of_write(int fd, off_t at, size_t bytes) {
  if (!concerned(fd)) return 0;
  __atomic_add_fetch(&writes, 1, __ATOMIC_SEQ_CST);
  if (is("slow")) usleep(atoi(getenv("DISK_DELAY") == NULL ? "0" : getenv("DISK_DELAY")));
  if (is("gone")) return EIO;
  if (is("full")) {
    struct stat status;
    if (at < 0) at = lseek(fd, 0, SEEK_CUR);
    if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && at + (off_t)bytes > status.st_size) return ENOSPC;
  }
  return 0;
}

static int fault_of_read(int fd) { return is("gone") && concerned(fd) ? EIO : 0; }

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define REFUSE(fault) do { int found = (fault); if (found) { errno = found; return -1; } } while (0)

ssize_t write(int fd, const void *from, size_t bytes) { REFUSE(fault_of_write(fd, -1, bytes)); return REAL(write)(fd, from, bytes); }
ssize_t pwrite(int fd, const void *from, size_t bytes, off_t at) { REFUSE(fault_of_write(fd, at, bytes)); return REAL(pwrite)(fd, from, bytes, at); }
ssize_t pwrite64(int fd, const void *from, size_t bytes, off64_t at) { REFUSE(fault_of_write(fd, at, bytes)); return REAL(pwrite64)(fd, from, bytes, at); }
ssize_t writev(int fd, const struct iovec *parts, int count) { REFUSE(fault_of_write(fd, -1, count > 0 ? parts[0].iov_len : 0)); return REAL(writev)(fd, parts, count); }
int fsync(int fd) { REFUSE(fault_of_write(fd, 0, 0)); return REAL(fsync)(fd); }
int fdatasync(int fd) { REFUSE(fault_of_write(fd, 0, 0)); return REAL(fdatasync)(fd); }
int ftruncate(int fd, off_t length) { REFUSE(fault_of_write(fd, 0, length)); return REAL(ftruncate)(fd, length); }
int ftruncate64(int fd, off64_t length) { REFUSE(fault_of_write(fd, 0, length)); return REAL(ftruncate64)(fd, length); }
ssize_t read(int fd, void *to, size_t bytes) { REFUSE(fault_of_read(fd)); return REAL(read)(fd, to, bytes); }
ssize_t pread(int fd, void *to, size_t bytes, off_t at) { REFUSE(fault_of_read(fd)); return REAL(pread)(fd, to, bytes, at); }
ssize_t pread64(int fd, void *to, size_t bytes, off64_t at) { REFUSE(fault_of_read(fd)); return REAL(pread64)(fd, to, bytes, at); }
