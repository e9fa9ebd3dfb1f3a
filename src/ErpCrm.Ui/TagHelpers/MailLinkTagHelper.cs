using ErpCrm.Platform.Mail;
using ErpCrm.Platform.Records;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary><c>&lt;mail-link kind="@Kinds.Invoice" id="@Model.Id" class="btn"&gt;Send&lt;/mail-link&gt;</c>: to where a
/// mail about the record is written; nothing for those who write none.</summary>
[HtmlTargetElement("mail-link", Attributes = "kind,id")]
public sealed class MailLinkTagHelper(IRecordMails mails) : TagHelper
{
    /// <summary>Key of the kind.</summary>
    public string Kind { get; set; } = "";

    public Guid Id { get; set; }

    /// <summary>Key of the paper that is to go along; what usually goes along where none is named.</summary>
    public string? Paper { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (mails.ToWrite(new RecordRef(Kind, Id)) is not { } url)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "a";
        output.Attributes.SetAttribute("href", Paper is { } paper ? $"{url}?paper={Uri.EscapeDataString(paper)}" : url);
    }
}
