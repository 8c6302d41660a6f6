/** The explorer's own script: `/` goes to the search field. Everything else works without a script. */
export const keys = `document.addEventListener('keydown', (event) => {
  const typing = event.target.closest?.('input, select, textarea');
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const field = document.querySelector('main input[type=search]') ?? document.getElementById('find');
  if (field === null) return;
  event.preventDefault();
  field.focus();
  field.select();
});
`;
