import type { NativeAnswers, NativeInput } from './calls.ts';

/** Where the hub is and how this page is admitted. */
export interface HubAccess {
  hubUrl: string;
  token: string;
}

/** What preload puts into the page as `window.signalbox`; absent in a browser. */
export interface NativeBridge extends HubAccess {
  saveFile(input: NativeInput<'file.save'>): Promise<NativeAnswers['file.save']>;
  showNotice(input: NativeInput<'notice.show'>): Promise<NativeAnswers['notice.show']>;
  setBadge(input: NativeInput<'badge.set'>): Promise<NativeAnswers['badge.set']>;
  openWindow(input: NativeInput<'window.open'>): Promise<NativeAnswers['window.open']>;
}
