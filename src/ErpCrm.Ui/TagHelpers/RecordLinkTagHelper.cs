using ErpCrm.Platform.Records;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>
/// <c>&lt;record-link kind="@Kinds.Deal" id="id" class="link"&gt;…&lt;/record-link&gt;</c>: a link to a record,
/// whichever module holds it, for those whom its page lets in; plain text for the others, and a button is left out.
/// Without an id it leads to the list.
/// </summary>
[HtmlTargetElement("record-link", Attributes = "kind")]
public sealed class RecordLinkTagHelper(RecordLinks links) : TagHelper
{
    /// <summary>Key of the kind; empty where nothing is linked.</summary>
    public string Kind { get; set; } = "";

    public Guid? Id { get; set; }

    /// <summary>To where one is made.</summary>
    public bool Create { get; set; }

    /// <summary>To where the record is changed.</summary>
    public bool Edit { get; set; }

    /// <summary>Says nothing to those for whom it does not open, as a button does.</summary>
    public bool Only { get; set; }

    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        if (Kind.Length > 0 && await FindAsync(Kind) is { } url)
        {
            output.TagName = "a";
            output.Attributes.SetAttribute("href", url);
        }
        else if (Only || Create || Edit || IsButton(output))
        {
            output.SuppressOutput();
        }
        else
        {
            output.TagName = "span";
            output.Attributes.RemoveAll("class");
        }
    }

    private static bool IsButton(TagHelperOutput output) =>
        output.Attributes["class"]?.Value?.ToString()?.Split(' ').Contains("btn") == true;

    private async Task<string?> FindAsync(string kind) =>
        Create ? links.ToCreate(kind)
        : Id is not { } id ? links.ToList(kind)
        : Edit ? await links.ToEditAsync(kind, id)
        : await links.ToAsync(kind, id);
}
