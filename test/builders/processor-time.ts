/**
 * Milliseconds of processor that some work takes in this process, its threads included. Unlike the time that passes, other programs that
 * keep the machine busy do not add to it: a limit on it says how much work is done, not how quiet the machine is.
 */
export async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
