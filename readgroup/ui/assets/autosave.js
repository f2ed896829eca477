// Streamlit hands a text area's words to the server when its reader leaves it. These lines have it
// do so a second after the last key, and at once when the page is left, so that nothing typed is lost.
(() => {
  if (window.readgroupAutosave) return;
  window.readgroupAutosave = true;
  const waiting = new Map();
  const commit = (area) => {
    clearTimeout(waiting.get(area));
    waiting.delete(area);
    area.dispatchEvent(
      new KeyboardEvent("keydown", { key: "Enter", code: "Enter", keyCode: 13, ctrlKey: true, bubbles: true }),
    );
  };
  const commitAll = () => [...waiting.keys()].forEach(commit);
  document.addEventListener("input", ({ target }) => {
    if (!(target instanceof HTMLTextAreaElement)) return;
    clearTimeout(waiting.get(target));
    waiting.set(target, setTimeout(() => commit(target), 1000));
  });
  document.addEventListener("visibilitychange", commitAll);
  window.addEventListener("pagehide", commitAll);
  window.addEventListener("beforeunload", commitAll);
})();
