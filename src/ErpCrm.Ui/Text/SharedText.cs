namespace ErpCrm.Ui.Text;

/// <summary>Marks the words that every module uses; in views <c>S["Save"]</c>.</summary>
public sealed class SharedText;
