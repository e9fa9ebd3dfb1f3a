using Microsoft.AspNetCore.Mvc.Rendering;

namespace ErpCrm.Finance.Treasury.ExpenseCategories;

/// <summary>Accounts of the books that costs are kept on.</summary>
internal interface ICostAccounts
{
    /// <param name="chosen">Offered in any case, also when it is no longer active.</param>
    Task<IReadOnlyList<SelectListItem>> ChoicesAsync(Guid? chosen, CancellationToken ct);
}
