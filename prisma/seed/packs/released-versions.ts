/**
 * Of every pack that Masar ships: the version it has now and the SHA-256 of its content (of its canonical JSON). A
 * database that stored a version refuses other content under the same number, so whoever changes a pack raises its
 * `version` and writes the new number and digest here; the test beside this file prints both.
 */
export const releasedVersions: Readonly<
  Record<string, { readonly version: number; readonly digest: string }>
> = {
  "sa-2023": {
    version: 1,
    digest: "89017d30c2592567ed04e68c26da476f63912c67f121f35ba289d139b7816e80",
  },
  "eg-takaful": {
    version: 2,
    digest: "60d843231f21a659345e8fcbd602e0986c8647b00fc44fe38b263414f72a5fef",
  },
  "ma-asd": {
    version: 2,
    digest: "5869dd45390a8264e7522bc0cfbc57985d345121e51872d3806a698d4b442b69",
  },
  "sy-naf": {
    version: 1,
    digest: "a097730d02d142adc1354402a2c95d44885a4ef00a6b833dad35fd4353a06075",
  },
  "uk-uc-2025": {
    version: 2,
    digest: "ff241e09bb139a6c02788a770939df9a5dd3cd74d923d52ac5d6313d242de6bc",
  },
  "us-ssi-2025": {
    version: 2,
    digest: "e14aacc476a134b3e21fde5a8680a7df3e2765fa64352c2347fb4c44f738891a",
  },
  "us-ssdi-2025": {
    version: 2,
    digest: "da06b371733726033614c3405c05cce5c56bcacb18d639b76205b809a44de614",
  },
  "us-ticket-2025": {
    version: 2,
    digest: "949fa60282482269a72eaf01e3dd45638f616258ff2316f1b4a7fdbb954233ff",
  },
};
