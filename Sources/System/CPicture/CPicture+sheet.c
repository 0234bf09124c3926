#include "CPicture.h"

#include <vips/vips.h>

static const int step = 4;

static bool fits(VipsImage *image, picture_area area) {
    return vips_image_get_width(image) <= area.width && vips_image_get_height(image) <= area.height;
}

/// How much of each pixel the letters cover, in letters of that size.
static VipsImage *set_in_type(const picture_writing *writing, int size) {
    char factor[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_formatd(factor, sizeof factor, "%.2f", writing->line_height);
    char *escaped = g_markup_escape_text(writing->text, -1);
    char *markup = g_strdup_printf("<span line_height=\"%s\">%s</span>", factor, escaped);
    char *font = g_strdup_printf("%s %d", writing->fonts, size);
    VipsImage *mask = NULL;
    // At 72 dots per inch a point is a pixel.
    int failed = vips_text(&mask, markup, "font", font, "dpi", 72, "width", writing->area.width, "wrap", VIPS_TEXT_WRAP_WORD_CHAR, NULL);
    g_free(font);
    g_free(markup);
    g_free(escaped);
    return failed ? NULL : mask;
}

static VipsImage *fitted(const picture_writing *writing) {
    int size = writing->largest;
    VipsImage *mask = set_in_type(writing, size);
    while (mask && !fits(mask, writing->area) && size > writing->smallest) {
        g_object_unref(mask);
        size = MAX(writing->smallest, size - step);
        mask = set_in_type(writing, size);
    }
    if (!mask || fits(mask, writing->area)) return mask;
    VipsImage *smaller = NULL;
    int failed = vips_thumbnail_image(
        mask, &smaller, writing->area.width, "height", writing->area.height, "size", VIPS_SIZE_DOWN, NULL);
    g_object_unref(mask);
    return failed ? NULL : smaller;
}

static VipsImage *filled(VipsImage *like, picture_ink ink) {
    double bands[] = {ink.red, ink.green, ink.blue};
    return vips_image_new_from_image(like, bands, 3);
}

/// Takes the sheet over.
static VipsImage *written(VipsImage *sheet, const picture_writing *writing) {
    VipsImage *mask = fitted(writing), *ink = filled(sheet, writing->ink), *placed = NULL, *result = NULL;
    if (mask && ink) {
        picture_area area = writing->area;
        int left = area.left + (writing->from_right ? area.width - vips_image_get_width(mask) : 0);
        int top = area.top + (writing->from_bottom ? area.height - vips_image_get_height(mask) : 0);
        if (!vips_embed(mask, &placed, left, top, vips_image_get_width(sheet), vips_image_get_height(sheet), NULL)) {
            if (vips_ifthenelse(placed, ink, sheet, &result, "blend", TRUE, NULL)) result = NULL;
        }
    }
    if (placed) g_object_unref(placed);
    if (ink) g_object_unref(ink);
    if (mask) g_object_unref(mask);
    g_object_unref(sheet);
    return result;
}

static VipsImage *ruled(int width, int height, picture_ink paper, const picture_rule *rules, size_t count) {
    VipsImage *black = NULL;
    if (vips_black(&black, width, height, NULL)) return NULL;
    VipsImage *plain = filled(black, paper);
    g_object_unref(black);
    if (!plain) return NULL;
    VipsImage *sheet = vips_image_copy_memory(plain);
    g_object_unref(plain);
    for (size_t index = 0; sheet && index < count; index++) {
        picture_rule rule = rules[index];
        double bands[] = {rule.ink.red, rule.ink.green, rule.ink.blue};
        if (vips_draw_rect(sheet, bands, 3, rule.area.left, rule.area.top, rule.area.width, rule.area.height, "fill", TRUE, NULL)) {
            g_object_unref(sheet);
            return NULL;
        }
    }
    return sheet;
}

int picture_draw_sheet(
    int width, int height, picture_ink paper, const picture_rule *rules, size_t rule_count, const picture_writing *writings,
    size_t writing_count, const char *path) {
    vips_error_clear();
    VipsImage *sheet = ruled(width, height, paper, rules, rule_count);
    for (size_t index = 0; sheet && index < writing_count; index++) {
        if (*writings[index].text) sheet = written(sheet, &writings[index]);
    }
    if (!sheet) return -1;
    // Level 9 takes six times as long for a tenth less.
    int failed = vips_pngsave(sheet, path, "compression", 6, "strip", TRUE, NULL);
    g_object_unref(sheet);
    return failed ? -1 : 0;
}
