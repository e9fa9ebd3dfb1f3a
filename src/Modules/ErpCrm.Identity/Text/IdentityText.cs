namespace ErpCrm.Identity.Text;

/// <summary>Marks the texts of this module.</summary>
internal sealed class IdentityText;
