// Nothing typed into a text area is lost.
//
// Streamlit hands a text area's words to the server only when its reader leaves it, forgets them where
// the same click also changes the page, and cannot send them while a tab is being closed. So these lines
// hand them over soon after the last key, hold a click back until that has been done, and keep a copy in
// the browser until then, which is put back into the same text area when it is next drawn.
(() => {
  if (window.readgroupAutosave) return;
  window.readgroupAutosave = true;

  const PAUSE = 700, STEP = 50, SHORTEST_HOLD = 200, LONGEST_HOLD = 3000, LEFT_BEHIND = 5000; // ms
  const waiting = new Map(); // text area -> timer that hands its words over
  const before = new WeakMap(); // text area -> what it held when all of it was stored

  const running = () => document.querySelector('[data-test-script-state="running"]') !== null;
  const connected = () => document.querySelector('[data-test-connection-state="CONNECTED"]') !== null;
  const nameOf = (area) => {
    const widget = area.closest('[class*="st-key-"]');
    return widget && "readgroup:" + [...widget.classList].find((name) => name.startsWith("st-key-"));
  };

  const whenStored = (act, waited = STEP) =>
    setTimeout(() => {
      const stored = waited >= SHORTEST_HOLD && !running() && connected();
      if (stored || waited >= LONGEST_HOLD) act(stored);
      else whenStored(act, waited + STEP);
    }, STEP);

  const handOver = (area) => {
    clearTimeout(waiting.get(area));
    waiting.delete(area);
    const text = area.value;
    const enter = { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true };
    area.dispatchEvent(new KeyboardEvent("keydown", enter));
    whenStored((stored) => {
      if (!stored || area.value !== text) return;
      before.set(area, text);
      localStorage.removeItem(nameOf(area));
    });
  };
  const handAllOver = () => [...waiting.keys()].forEach(handOver);

  const putBack = (area) => {
    const kept = JSON.parse(localStorage.getItem(nameOf(area)) ?? "null");
    if (kept === null || waiting.has(area) || Date.now() - kept.at < LEFT_BEHIND) return;
    localStorage.removeItem(nameOf(area));
    if (area.value === kept.text) return;
    const text = area.value === kept.before ? kept.text : `${area.value}\n\n${kept.text}`.trimStart();
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, text);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };

  document.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLTextAreaElement && !waiting.has(target)) before.set(target, target.value);
  });
  document.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    const kept = { before: before.get(target) ?? "", text: target.value, at: Date.now() };
    localStorage.setItem(nameOf(target), JSON.stringify(kept));
    clearTimeout(waiting.get(target));
    waiting.set(target, setTimeout(() => handOver(target), PAUSE));
  });
  document.addEventListener(
    "click",
    (event) => {
      if (waiting.size === 0 || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      handAllOver();
      whenStored(() => event.target.click());
    },
    true,
  );
  document.addEventListener("visibilitychange", handAllOver);
  window.addEventListener("pagehide", handAllOver);
  setInterval(() => {
    const kept = Object.keys(localStorage).some((name) => name.startsWith("readgroup:"));
    if (kept && connected() && !running())
      document.querySelectorAll("textarea").forEach(putBack);
  }, 2000);
})();
