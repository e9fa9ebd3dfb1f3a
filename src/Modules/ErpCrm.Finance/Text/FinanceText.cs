namespace ErpCrm.Finance.Text;

/// <summary>Names this module's texts.</summary>
internal sealed class FinanceText;
