using ErpCrm.Finance.BankAccounts;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Payments;

/// <summary>On which of its accounts the company's money moves.</summary>
internal static class MoneyChoice
{
    /// <param name="currency">Only those of a currency; null for all, told apart by it.</param>
    public static async Task<IReadOnlyList<SelectListItem>> ItemsAsync(this IQueryable<BankAccount> accounts,
        string? currency, CancellationToken ct) =>
    [
        .. (await accounts.AsNoTracking().Where(a => !a.IsCard && (currency == null || a.Currency == currency))
                .Select(a => new { a.Id, a.Name, a.Currency }).ToListAsync(ct))
            .OrderBy(a => a.Currency, StringComparer.Ordinal).ThenBy(a => a.Name, StringComparer.CurrentCulture)
            .Select(a => new SelectListItem(currency is null ? $"{a.Name} · {a.Currency}" : a.Name, a.Id.ToString())),
    ];

    /// <summary>The chosen account, or the usual one of the currency.</summary>
    /// <param name="field">Of the form it was chosen in.</param>
    /// <exception cref="BusinessRuleException">It is of another currency, or gone.</exception>
    public static async Task<Guid?> ChosenAsync(this IQueryable<BankAccount> accounts, Guid? chosen, string currency,
        string? field, CancellationToken ct)
    {
        if (chosen is not { } id) return await accounts.UsualAsync(currency, ct);
        return await accounts.AnyAsync(a => a.Id == id && a.Currency == currency, ct)
            ? id
            : throw new BusinessRuleException("Choose an account in {0}.", currency) { Field = field };
    }
}
