// Streamlit hands a text area's words to the server when its reader leaves it, and forgets them where
// the same click also changes the page. These lines hand them over soon after the last key, hold back a
// click until that has been done, and ask before a tab is left that has words not yet handed over.
(() => {
  if (window.readgroupAutosave) return;
  window.readgroupAutosave = true;
  const PAUSE = 700, STEP = 50, LONGEST_HOLD = 3000;
  const waiting = new Map();
  let handedOver = 0;
  const commit = (area) => {
    clearTimeout(waiting.get(area));
    waiting.delete(area);
    handedOver = Date.now();
    const enter = { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true };
    area.dispatchEvent(new KeyboardEvent("keydown", enter));
  };
  const commitAll = () => [...waiting.keys()].forEach(commit);
  const running = () => document.querySelector('[data-test-script-state="running"]') !== null;
  const afterSaving = (act, waited = 0) =>
    setTimeout(() => {
      const settled = waited >= 4 * STEP && !running();
      settled || waited >= LONGEST_HOLD ? act() : afterSaving(act, waited + STEP);
    }, STEP);

  document.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    clearTimeout(waiting.get(target));
    waiting.set(target, setTimeout(() => commit(target), PAUSE));
  });
  document.addEventListener(
    "click",
    (event) => {
      if (waiting.size === 0 || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      commitAll();
      afterSaving(() => event.target.click());
    },
    true,
  );
  document.addEventListener("visibilitychange", commitAll);
  window.addEventListener("pagehide", commitAll);
  window.addEventListener("beforeunload", (event) => {
    const underWay = Date.now() - handedOver < LONGEST_HOLD && running();
    if (waiting.size > 0 || underWay) event.preventDefault();
    commitAll();
  });
})();
