/** Every channel between the window and the main process. */
export const CHANNELS = {
  call: 'quittance:call',
  cancel: 'quittance:cancel',
  progress: 'quittance:progress',
  registerFile: 'quittance:register-file',
  chooseOutput: 'quittance:choose-output',
  chooseCompanyFile: 'quittance:choose-company-file',
  chooseFolder: 'quittance:choose-folder',
  prepareViewing: 'quittance:prepare-viewing',
  viewFile: 'quittance:view-file',
} as const;
