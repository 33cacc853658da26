/** There are no announcements. */
export default function AnnouncementBar() {
  return null;
}
