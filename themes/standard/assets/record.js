// Copies what is to be cited. Without it the line can be marked and copied by hand.

for (const button of document.querySelectorAll('[data-copy]')) {
  const line = document.getElementById(button.dataset.copy)
  if (!line || !navigator.clipboard) continue
  button.hidden = false
  button.addEventListener('click', async () => {
    const status = button.parentElement.querySelector('[role="status"]')
    try {
      await navigator.clipboard.writeText(line.textContent)
      status.textContent = button.dataset.copied
    } catch {
      // What the browser does not let us copy is marked, ready for the reader's own key.
      getSelection().selectAllChildren(line)
    }
  })
}
