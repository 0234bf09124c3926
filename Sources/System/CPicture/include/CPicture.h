#ifndef CPICTURE_H
#define CPICTURE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// A picture that libvips has opened: its header first, its pixels after `picture_decode`.
typedef struct picture picture;

typedef enum { picture_jpeg, picture_webp, picture_avif } picture_format;

/// Makes the library ready: only readers of JPEG, PNG, WebP, HEIF and TIFF, so many threads, no cache. 0 where that went well.
int picture_start(int threads);

/// What went wrong last, in the library's words; never null.
const char *picture_complaint(void);

/// Reads the header. Null where the file is no picture that can be read.
picture *picture_open(const char *path);

/// In pixels, upright: as the picture is to be seen.
int picture_width(const picture *picture);
int picture_height(const picture *picture);

/// The XMP packet that the file carries; null where there is none. It lives as long as the picture.
const void *picture_xmp(const picture *picture, size_t *length);

/// Turns the picture upright, scales it down so that it is at most `width` by `height`, brings it to 8 bits sRGB without
/// transparency and keeps it in memory; a file that ends early is an error. 0 where that went well; then width and height
/// are those of the pixels at hand.
int picture_decode(picture *picture, int width, int height);

/// A part of the decoded picture, in its pixels.
typedef struct { int left, top, width, height; } picture_area;

/// Writes a part of the decoded picture, scaled to `width` by `height`, to a new file: nothing is kept of what the file it came
/// from said, and it says what `xmp` and, in a JPEG, `app13` say (either may be null). 0 where that went well.
int picture_write(
    const picture *picture, picture_area area, int width, int height, picture_format format, const void *xmp, size_t xmp_length,
    const void *app13, size_t app13_length, const char *path);

void picture_close(picture *picture);

typedef struct { uint8_t red, green, blue; } picture_ink;

/// A plain area of one colour.
typedef struct { picture_area area; picture_ink ink; } picture_rule;

/// Plain text that fills its area: in the largest letters, down to the smallest, in which it fits; if in none, made smaller as
/// a picture. It is never cut off and never leaves the area.
typedef struct {
    const char *text;
    /// Families in the order of preference, then the style, as Pango names them: `Noto Serif,serif Bold`.
    const char *fonts;
    /// Heights of letters, in pixels.
    int largest, smallest;
    /// Of the font's own distance between lines, 1 being all of it.
    double line_height;
    picture_area area;
    /// Where it stands in an area that is larger: at the right instead of the left, at the bottom instead of the top.
    bool from_right, from_bottom;
    picture_ink ink;
} picture_writing;

/// Writes a sheet of one colour with rules and text on it to a new PNG. 0 where that went well.
int picture_draw_sheet(
    int width, int height, picture_ink paper, const picture_rule *rules, size_t rule_count, const picture_writing *writings,
    size_t writing_count, const char *path);

#endif
