using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.ExpenseCategories;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.Accounts;

/// <summary>Accounts of costs, by code.</summary>
internal sealed class CostAccounts(FinanceDbContext db, IStringLocalizer<FinanceText> texts) : ICostAccounts
{
    public async Task<IReadOnlyList<SelectListItem>> ChoicesAsync(Guid? chosen, CancellationToken ct)
    {
        var accounts = await db.Accounts.AsNoTracking().OrderBy(a => a.Code).ToListAsync(ct);
        return
        [
            .. accounts.Where(a => a.Type == AccountType.Expense && (a.IsActive || a.Id == chosen))
                .Select(a => new SelectListItem($"{a.Code} {texts[a.Name].Value}", a.Id.ToString())),
        ];
    }
}
