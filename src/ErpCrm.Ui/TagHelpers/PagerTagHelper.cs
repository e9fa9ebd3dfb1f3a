using System.Globalization;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Mvc;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.TagHelpers;

/// <summary><c>&lt;pager page="@Model.Page" /&gt;</c>: previous, next and "1–25" of a <see cref="Page{T}"/>; nothing when all fits.</summary>
[HtmlTargetElement("pager", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class PagerTagHelper(Assets assets, IStringLocalizer<SharedText> texts) : TagHelper
{
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>A <see cref="Page{T}"/>.</summary>
    [HtmlAttributeName("page")]
    public object? Source { get; set; }

    /// <summary>Name of the address's parameter.</summary>
    public string Parameter { get; set; } = "page";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (PageShape.Of(Source) is not { Count: > 0 } page)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "nav";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("pager");
        output.Attributes.SetAttribute("aria-label", texts["Pages"].Value);
        var range = $"{Format.Number(page.First)}–{Format.Number(page.Last)}";
        output.Content.SetHtmlContent($"<span class=\"num\">{Markup.Encode(range)}</span><span class=\"grow\"></span>");
        if (page.Number > 1) output.Content.AppendHtml(Link(page.Number - 1, "prev", assets.Icon("chevron-left") + Markup.Encode(texts["Previous"])));
        if (page.HasNext) output.Content.AppendHtml(Link(page.Number + 1, "next", Markup.Encode(texts["Next"]) + assets.Icon("chevron-right")));
    }

    private string Link(int number, string rel, string content)
    {
        var value = number > 1 ? number.ToString(CultureInfo.InvariantCulture) : null;
        return $"<a class=\"btn sm\" rel=\"{rel}\" href=\"{Markup.Encode(PageUrl.With(ViewContext.HttpContext.Request, (Parameter, value)))}\">{content}</a>";
    }

    private sealed record PageShape(int First, int Last, int Number, bool HasNext)
    {
        public int Count => Last - First + 1;

        public static PageShape? Of(object? page)
        {
            if (page?.GetType() is not { IsGenericType: true } type || type.GetGenericTypeDefinition() != typeof(Page<>)) return null;
            var first = (int)type.GetProperty(nameof(Page<object>.First))!.GetValue(page)!;
            var last = (int)type.GetProperty(nameof(Page<object>.Last))!.GetValue(page)!;
            var number = (int)type.GetProperty(nameof(Page<object>.Number))!.GetValue(page)!;
            return first == 0 ? null : new PageShape(first, last, number, (bool)type.GetProperty(nameof(Page<object>.HasNext))!.GetValue(page)!);
        }
    }
}
