using System.Globalization;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using ErpCrm.Ui.Lists;
using ErpCrm.Ui.Text;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>
/// <c>&lt;moment value="@Model.CreatedAt" /&gt;</c>: an instant (UTC)
/// in the user's time zone, as "5 min ago" within a week;
/// <c>exact="true"</c> always says date and time.
/// </summary>
[HtmlTargetElement("moment", TagStructure = TagStructure.NormalOrSelfClosing)]
public sealed class MomentTagHelper(ICurrentUser user, IBusinessClock clock, IStringLocalizer<SharedText> texts)
    : TagHelper
{
    /// <summary>UTC; null is shown as nothing.</summary>
    public DateTime? Value { get; set; }

    /// <summary>Always date and time.</summary>
    public bool Exact { get; set; }

    /// <summary>The same in code.</summary>
    internal static Html Markup(DateTime? utc, bool exact, TimeZoneInfo zone, DateTime now, IStringLocalizer texts)
    {
        if (utc is not { } value) return Cells.Nothing;
        var (iso, full) = (value.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            Format.Moment(value, zone));
        return Html.Of(
            $"<time class=\"nowrap\" datetime=\"{iso}\" title=\"{full}\">{(exact ? full : Relative(now - value, texts) ?? full)}</time>");
    }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Markup(Value, Exact, user.TimeZone, clock.UtcNow, texts));
    }

    private static string? Relative(TimeSpan age, IStringLocalizer texts) => age.TotalSeconds switch
    {
        < 0 => null,
        < 60 => texts["just now"].Value,
        < 3600 => texts["{0} min ago", (int)age.TotalMinutes].Value,
        < 86400 => texts["{0} h ago", (int)age.TotalHours].Value,
        < 604800 => texts["{0} d ago", (int)age.TotalDays].Value,
        _ => null,
    };
}
