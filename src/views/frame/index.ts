export { Bar } from "./Bar.tsx";
export { ChapterFrame } from "./ChapterFrame.tsx";
export { ChapterTitle } from "./ChapterTitle.tsx";
export { Contents } from "./Contents.tsx";
export { OnThisPage } from "./OnThisPage.tsx";
export { PartName } from "./PartName.tsx";
export { Take } from "./Take.tsx";
