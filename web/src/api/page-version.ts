/** True while the page that is kept on this device, or else the server's, is the one that runs: both name the same script. */
export const isPageCurrent = async (): Promise<boolean> => {
  const script = document.querySelector<HTMLScriptElement>('script[type="module"]');
  try {
    const kept = await fetch('/index.html');
    return script === null || !kept.ok || (await kept.text()).includes(new URL(script.src).pathname);
  } catch {
    return true;
  }
};
