export { Bar } from "./Bar.tsx";
export { ChapterFrame } from "./ChapterFrame.tsx";
export { Contents } from "./Contents.tsx";
export { OnThisPage } from "./OnThisPage.tsx";
export { PartName } from "./PartName.tsx";
