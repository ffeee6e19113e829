/** The double's dialogs answer what the test prepared, in order; an unprepared one was cancelled. */
export const dialogRecord = {
  answers: [] as string[],
  shown: [] as { kind: string; options: unknown }[],
};

function nextAnswer(kind: string, options: unknown): string | undefined {
  dialogRecord.shown.push({ kind, options });
  return dialogRecord.answers.shift();
}

export const dialog = {
  async showSaveDialog(_window: unknown, options: unknown): Promise<{ canceled: boolean; filePath: string }> {
    const answer = nextAnswer('save', options);
    return { canceled: answer === undefined, filePath: answer ?? '' };
  },
  async showOpenDialog(_window: unknown, options: unknown): Promise<{ canceled: boolean; filePaths: string[] }> {
    const answer = nextAnswer('open', options);
    return { canceled: answer === undefined, filePaths: answer === undefined ? [] : [answer] };
  },
  showErrorBox(title: string, content: string): void {
    dialogRecord.shown.push({ kind: 'error', options: { title, content } });
  },
};

export const Menu = {
  template: [] as unknown[],
  buildFromTemplate: (template: unknown[]): { template: unknown[] } => ({ template }),
  setApplicationMenu(menu: { template: unknown[] }): void {
    Menu.template = menu.template;
  },
};
