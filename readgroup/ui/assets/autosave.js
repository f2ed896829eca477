// Nothing typed into a text area is lost.
//
// Streamlit hands a text area's words to the server only when its reader leaves it, forgets them where
// the same click also changes the page, and cannot send them while a tab is being closed. So these lines
// hand them over soon after the last key, hold a click back until they are stored, and keep a copy in the
// browser until then, which is put back into the same text area when it is next drawn.
//
// What is stored stands below each text area, in `data-saved`, as JSON.
(() => {
  if (window.readgroupAutosave) return;
  window.readgroupAutosave = true;

  const PAUSE = 700, STEP = 50, LONGEST_HOLD = 4000, LEFT_BEHIND = 6000; // milliseconds
  const waiting = new Map(); // text area -> timer that hands its words over

  const storedText = (area) => {
    const below = area.closest(".stElementContainer")?.nextElementSibling;
    return JSON.parse(below?.querySelector("[data-saved]")?.dataset.saved ?? "null");
  };
  const isStored = (area) => storedText(area) === area.value;
  const nameOf = (area) => {
    const classes = area.closest('[class*="st-key-"]')?.classList ?? [];
    return "readgroup:" + [...classes].find((name) => name.startsWith("st-key-"));
  };

  const handOver = (area) => {
    clearTimeout(waiting.get(area));
    waiting.delete(area);
    const enter = { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true };
    area.dispatchEvent(new KeyboardEvent("keydown", enter));
    const name = nameOf(area);
    whenStored([area], (stored) => stored && localStorage.removeItem(name));
  };
  const whenStored = (areas, act, waited = 0) => {
    const stored = areas.every(isStored);
    if (stored || waited >= LONGEST_HOLD) act(stored);
    else setTimeout(() => whenStored(areas, act, waited + STEP), STEP);
  };
  const handAllOver = () => {
    const areas = [...waiting.keys()];
    areas.forEach(handOver);
    return areas;
  };

  const putBack = (area) => {
    const kept = JSON.parse(localStorage.getItem(nameOf(area)) ?? "null");
    if (kept === null || Date.now() - kept.at < LEFT_BEHIND || !isStored(area)) return;
    localStorage.removeItem(nameOf(area));
    if (area.value === kept.text) return;
    const text = area.value === kept.before ? kept.text : `${area.value}\n\n${kept.text}`.trimStart();
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, text);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };

  document.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    const kept = { before: storedText(target) ?? "", text: target.value, at: Date.now() };
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
      whenStored(handAllOver(), () => event.target.click());
    },
    true,
  );
  document.addEventListener("visibilitychange", handAllOver);
  window.addEventListener("pagehide", handAllOver);
  setInterval(() => {
    if (Object.keys(localStorage).some((name) => name.startsWith("readgroup:")))
      document.querySelectorAll("textarea").forEach(putBack);
  }, 2000);
})();
