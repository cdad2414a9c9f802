/** Every component in every state, as its folder's `examples` list them. */
export function GalleryPage() {
  return (
    <main>
      <h1>Thư viện giao diện</h1>
    </main>
  );
}
