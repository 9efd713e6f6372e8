// One press of the reader is one step of the browser's history.
//
// Streamlit replaces the address when a filter changes, so that Back would leave the page instead of undoing the change, and
// adds a step for each parameter that it sets by itself. Here the first change of the address after a press adds a step, and
// what changes without another press amends it.
(() => {
  const amended = document.currentScript?.dataset.address;
  if (!window.oneStepAPress) {
    window.oneStepAPress = true;
    const add = history.pushState.bind(history);
    const amend = history.replaceState.bind(history);
    let pressed = false;
    for (const press of ["pointerdown", "keydown"]) addEventListener(press, () => { pressed = true; }, true);
    addEventListener("popstate", () => { pressed = false; }, true);

    // Letters typed into the search amend the step that the first of them added.
    const typesOn = (to) => {
      const [before, after] = [new URLSearchParams(location.search), new URLSearchParams(to.search)];
      if (!before.get("q") || !after.get("q")) return false;
      before.delete("q");
      after.delete("q");
      return before.toString() === after.toString();
    };
    history.pushState = history.replaceState = (state, title, url) => {
      const to = new URL(url ?? location.href, location.href);
      const moves = to.pathname !== location.pathname;
      const changes = to.search !== location.search;
      const adds = moves || (changes && pressed && !typesOn(to));
      if (moves || changes) pressed = false;
      (adds ? add : amend)(state, title, url);
    };
  }

  // The address that the reader came with, said in full; Streamlit reads it as if the reader had gone back to it.
  if (!amended) return;
  const query = new URLSearchParams(amended);
  for (const [key, value] of new URLSearchParams(location.search)) if (key.startsWith("embed")) query.append(key, value);
  history.replaceState({}, "", `${location.pathname}?${query}${location.hash}`);
  dispatchEvent(new PopStateEvent("popstate"));
})();
