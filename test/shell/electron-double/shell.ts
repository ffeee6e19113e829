/** What the application asked the system to open with another program. */
export const openedOutside: string[] = [];

export const shell = {
  async openExternal(address: string): Promise<void> {
    openedOutside.push(address);
  },
};
