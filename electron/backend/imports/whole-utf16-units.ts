/**
 * Node 24 writes a byte past the text it makes from an odd number of UTF-16 bytes that begin at an odd place, which can end the whole
 * process (nodejs/node#64697). A damaged workbook makes its library ask for such texts, so the byte too many is left out before Node sees
 * it, as Node itself leaves it out everywhere else. Imported by whatever hands bytes to that library.
 */
const UTF16 = /^(?:utf-?16le|ucs-?2)$/i;
const decode = Buffer.prototype.toString;

Buffer.prototype.toString = function wholeUnits(this: Buffer, encoding?: BufferEncoding, start = 0, end = this.length) {
  if (encoding === undefined || !UTF16.test(encoding)) return decode.call(this, encoding, start, end);
  const first = Math.max(0, Math.trunc(start) || 0);
  const bytes = Math.min(this.length, Math.trunc(end) || 0) - first;
  return bytes <= 0 ? '' : decode.call(this, encoding, first, first + bytes - (bytes % 2));
};
