import { userInfo } from 'node:os';

/** The name under which the operating system knows who runs the program; empty where it has none (a container). */
export function systemUser(): string {
  try {
    return userInfo().username;
  } catch {
    return '';
  }
}
