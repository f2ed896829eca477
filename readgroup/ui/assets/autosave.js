// Nothing typed into a text area is lost.
//
// Streamlit hands a text area's words to the server only when its reader leaves it, forgets them where
// the same click also changes the page, drops some while it draws a page anew, and cannot send them while
// a tab is being closed. So these lines keep a copy in the browser from the first key on, hand the words
// over soon after the last one, again where they got lost on the way, hold a click back until they are
// stored, and put them back into a text area that was drawn anew without them.
//
// The copy goes only when the words themselves are stored: below each text area `data-saved` says, as
// JSON, what of it is. Copies go by the name of the text area, as the element does not last.
(() => {
  if (window.readgroupAutosave) return;
  window.readgroupAutosave = true;

  // Milliseconds; the patience with a hand-over doubles each time.
  const TICK = 50, LOOK_AROUND = 2000, PAUSE = 700, LONGEST_HOLD = 4000, PATIENCE = 3000, LEFT_BEHIND = 6000;
  const typed = new Map(); // name -> what this page knows of words that are not stored yet

  const storedText = (area) => {
    const below = area.closest(".stElementContainer")?.nextElementSibling;
    return JSON.parse(below?.querySelector("[data-saved]")?.dataset.saved ?? "null");
  };
  const nameOf = (area) => {
    const classes = area.closest('[class*="st-key-"]')?.classList ?? [];
    return "readgroup:" + [...classes].find((name) => name.startsWith("st-key-"));
  };
  const areaOf = (name) => {
    const known = typed.get(name)?.area;
    if (known?.isConnected) return known;
    return [...document.querySelectorAll("textarea")].find((area) => nameOf(area) === name);
  };
  const copyOf = (name) => JSON.parse(localStorage.getItem(name) ?? "null");

  let quiet = false; // While these lines themselves write into a text area.
  const write = (area, text) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(area, text);
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const keep = (area) => {
    const name = nameOf(area);
    const before = storedText(area) ?? copyOf(name)?.before ?? "";
    localStorage.setItem(name, JSON.stringify({ before, text: area.value, at: Date.now() }));
    const handed = typed.get(name)?.handed ?? new Set();
    typed.set(name, { area, handed, due: Date.now() + PAUSE, patience: PATIENCE, holds: true });
  };

  const handOver = (area, words, known) => {
    if (known.patience > PATIENCE) {
      quiet = true; // Only words that changed are sent.
      write(area, words.text + " ");
      write(area, words.text);
      quiet = false;
    }
    known.due = Date.now() + known.patience;
    known.patience *= 2;
    known.handed.add(words.text);
    const enter = { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true };
    area.dispatchEvent(new KeyboardEvent("keydown", enter));
  };

  const putBack = (area, words, known) => {
    const there = area.value;
    const ours = there === words.before || known?.handed.has(there) || words.text.includes(there);
    write(area, ours ? words.text : `${there}\n\n${words.text}`);
    if (known && document.activeElement === document.body) area.focus();
  };

  const tend = (name) => {
    const words = copyOf(name), known = typed.get(name), area = areaOf(name);
    if (words === null) typed.delete(name);
    if (words === null || !area) return;
    const stored = storedText(area);
    if (stored === words.text) {
      localStorage.removeItem(name);
      typed.delete(name);
    } else if (!known && Date.now() - words.at < LEFT_BEHIND) {
      return; // Another tab may be at it.
    } else if (area.value !== words.text) {
      if (area.value === stored) putBack(area, words, known);
    } else if (!known) {
      keep(area);
    } else if (Date.now() >= known.due) {
      handOver(area, words, known);
      if (stored === null) typed.delete(name); // Nothing will tell when it is stored.
    }
  };
  const tendTyped = () => [...typed.keys()].forEach(tend);
  const tendLeftBehind = () =>
    Object.keys(localStorage).filter((name) => name.startsWith("readgroup:")).forEach(tend);
  const handAllOver = () => {
    for (const known of typed.values()) if (known.patience === PATIENCE) known.due = 0;
    tendTyped();
  };

  let held = null; // The last click, where it waits.
  const release = (since) => {
    tendTyped();
    const waits = [...typed.values()].some((known) => known.holds);
    if (waits && Date.now() - since < LONGEST_HOLD) return setTimeout(release, TICK, since);
    for (const known of typed.values()) known.holds = false;
    const click = held;
    held = null;
    click.target.dispatchEvent(new MouseEvent("click", click));
  };

  document.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLTextAreaElement && !quiet) keep(target);
  });
  document.addEventListener(
    "click",
    (event) => {
      const waits = [...typed.values()].some((known) => known.holds);
      if (!waits || event.target instanceof HTMLTextAreaElement) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      const first = held === null;
      held = event;
      if (!first) return;
      handAllOver();
      release(Date.now());
    },
    true,
  );
  document.addEventListener("visibilitychange", handAllOver);
  window.addEventListener("pagehide", handAllOver);
  setInterval(tendTyped, TICK);
  setInterval(tendLeftBehind, LOOK_AROUND);

  // What was typed before these lines were there.
  const area = document.activeElement;
  if (area instanceof HTMLTextAreaElement && (storedText(area) ?? area.value) !== area.value) keep(area);
})();
