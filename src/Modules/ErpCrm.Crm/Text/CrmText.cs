namespace ErpCrm.Crm.Text;

/// <summary>Marks the module's texts, <c>CrmText.ky.resx</c> and
/// <c>CrmText.ru.resx</c>; the English text is the key.</summary>
internal sealed class CrmText;
