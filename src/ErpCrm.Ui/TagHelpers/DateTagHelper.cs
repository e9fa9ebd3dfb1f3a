using System.Globalization;
using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary><c>&lt;date value="@Model.DueOn" /&gt;</c>: a date as a <c>time</c> element.</summary>
[HtmlTargetElement("date", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class DateTagHelper : TagHelper
{
    /// <summary>Null is shown as nothing.</summary>
    public DateOnly? Value { get; set; }

    /// <summary><c>date</c> (23 Nov 2026), <c>day</c> (23 Nov) or <c>long</c> (Monday, 23 November).</summary>
    [HtmlAttributeName("as")]
    public string? Form { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "time";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("num", Form == "long" ? null : "nowrap");
        if (Value is not { } date)
        {
            output.TagName = "span";
            output.Content.SetContent(Format.Nothing);
            return;
        }

        output.Attributes.SetAttribute("datetime", date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        output.Content.SetContent(Form switch
        {
            "day" => Format.Day(date),
            "long" => Format.Long(date),
            _ => Format.Date(date),
        });
    }
}
