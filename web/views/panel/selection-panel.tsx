export function SelectionPanel() {
  return <aside />;
}
