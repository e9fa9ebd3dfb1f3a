using ErpCrm.Platform.Security;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ErpCrm.Ui.TagHelpers;

/// <summary>Shows its content only to those who hold the permission at any scope.</summary>
[HtmlTargetElement("if-can")]
public sealed class IfCanTagHelper(ICurrentUser user) : TagHelper
{
    public string Permission { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (!user.Can(Permission)) output.SuppressOutput();
    }
}
