declare module 'html-encoding-sniffer' {
  /** The WHATWG sniffing algorithm; returns the encoding's canonical name, such as `UTF-8`. */
  export default function sniffHtmlEncoding(
    bytes: Uint8Array,
    options?: { readonly transportLayerEncodingLabel?: string; readonly defaultEncoding?: string },
  ): string;
}
