namespace ErpCrm.Web.Text;

/// <summary>Marks the host's own texts.</summary>
public sealed class WebText;
