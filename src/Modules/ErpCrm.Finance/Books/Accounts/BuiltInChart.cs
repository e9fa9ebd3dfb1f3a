using System.Globalization;
using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Books.Posting;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Books.Accounts;

/// <summary>
/// The chart of accounts that exists from the first start: small, numbered as Kyrgyz accountants number theirs, named
/// in the reader's language, with an account for everything that the books post by themselves.
/// </summary>
internal static class BuiltInChart
{
    private const string Subcontractors = "7130";
    private const string OtherCosts = "8290";

    private static readonly (string Code, string Name, AccountClass Class, AccountRole Role)[] Rows =
    [
        ("1190", "Cash in transit", AccountClass.Cash, AccountRole.CashInTransit),
        ("1290", "Revaluation of money", AccountClass.Cash, AccountRole.MoneyRevaluation),
        ("1410", "Receivables from customers", AccountClass.Receivable, AccountRole.Receivables),
        ("1420", "Revaluation of receivables", AccountClass.Receivable, AccountRole.ReceivablesRevaluation),
        ("1510", "Work in progress", AccountClass.OtherCurrentAsset, AccountRole.ContractAssets),
        ("1520", "VAT on purchases", AccountClass.OtherCurrentAsset, AccountRole.InputVat),
        ("1590", "Unexplained bank lines", AccountClass.OtherCurrentAsset, AccountRole.BankSuspense),
        ("1810", "Advances to suppliers", AccountClass.OtherCurrentAsset, AccountRole.SupplierAdvances),
        ("1820", "Prepaid costs", AccountClass.OtherCurrentAsset, AccountRole.PrepaidExpenses),
        ("2110", "Equipment and furniture", AccountClass.FixedAsset, AccountRole.None),
        ("2190", "Accumulated depreciation", AccountClass.FixedAsset, AccountRole.None),
        ("3110", "Payables to suppliers", AccountClass.Payable, AccountRole.Payables),
        ("3120", "Revaluation of payables", AccountClass.Payable, AccountRole.PayablesRevaluation),
        ("3210", "Advances of customers", AccountClass.OtherCurrentLiability, AccountRole.CustomerCredits),
        ("3220", "Deposits of customers", AccountClass.OtherCurrentLiability, AccountRole.CustomerDeposits),
        ("3230", "Deferred revenue", AccountClass.OtherCurrentLiability, AccountRole.DeferredRevenue),
        ("3240", "Billed in advance of work", AccountClass.OtherCurrentLiability, AccountRole.ContractLiabilities),
        ("3250", "Provision for losses", AccountClass.OtherCurrentLiability, AccountRole.LossProvision),
        ("3410", "VAT on sales", AccountClass.OtherCurrentLiability, AccountRole.OutputVat),
        ("3420", "Sales tax payable", AccountClass.OtherCurrentLiability, AccountRole.SalesTax),
        ("3430", "Profit tax payable", AccountClass.OtherCurrentLiability, AccountRole.None),
        ("3440", "Income tax payable", AccountClass.OtherCurrentLiability, AccountRole.IncomeTaxPayable),
        ("3510", "Wages payable", AccountClass.OtherCurrentLiability, AccountRole.WagesPayable),
        ("3520", "Social contributions payable", AccountClass.OtherCurrentLiability,
            AccountRole.ContributionsPayable),
        ("3530", "Owed to employees for expenses", AccountClass.OtherCurrentLiability, AccountRole.EmployeeClaims),
        ("3590", "Accrued costs", AccountClass.OtherCurrentLiability, AccountRole.AccruedExpenses),
        ("4110", "Long-term loans", AccountClass.LongTermLiability, AccountRole.None),
        ("5110", "Share capital", AccountClass.Equity, AccountRole.None),
        ("5310", "Retained earnings", AccountClass.Equity, AccountRole.RetainedEarnings),
        ("5390", "Opening balances", AccountClass.Equity, AccountRole.OpeningBalances),
        ("6110", "Sales of services", AccountClass.Revenue, AccountRole.Sales),
        ("6210", "Other income", AccountClass.OtherIncome, AccountRole.OtherIncome),
        ("7110", "Wages", AccountClass.CostOfSales, AccountRole.Wages),
        ("7120", "Social contributions of the employer", AccountClass.CostOfSales,
            AccountRole.EmployerContributions),
        (Subcontractors, "Subcontractors", AccountClass.CostOfSales, AccountRole.None),
        ("7140", "Purchases for projects", AccountClass.CostOfSales, AccountRole.Purchases),
        ("8110", "Travel", AccountClass.OperatingExpense, AccountRole.None),
        ("8120", "Accommodation", AccountClass.OperatingExpense, AccountRole.None),
        ("8130", "Meals", AccountClass.OperatingExpense, AccountRole.None),
        ("8140", "Software", AccountClass.OperatingExpense, AccountRole.None),
        ("8150", "Equipment", AccountClass.OperatingExpense, AccountRole.None),
        ("8160", "Rent", AccountClass.OperatingExpense, AccountRole.None),
        ("8170", "Office", AccountClass.OperatingExpense, AccountRole.None),
        ("8180", "Telecom", AccountClass.OperatingExpense, AccountRole.None),
        ("8190", "Training", AccountClass.OperatingExpense, AccountRole.None),
        ("8210", "Bank charges", AccountClass.OperatingExpense, AccountRole.BankCharges),
        ("8220", "Bad debts", AccountClass.OperatingExpense, AccountRole.BadDebts),
        ("8230", "Small differences", AccountClass.OperatingExpense, AccountRole.SmallDifferences),
        ("8240", "Sales tax", AccountClass.OperatingExpense, AccountRole.SalesTaxCost),
        ("8250", "Depreciation", AccountClass.OperatingExpense, AccountRole.None),
        (OtherCosts, "Other costs", AccountClass.OperatingExpense, AccountRole.None),
        ("9110", "Realised exchange differences", AccountClass.OtherIncome, AccountRole.RealisedExchange),
        ("9120", "Unrealised exchange differences", AccountClass.OtherIncome, AccountRole.UnrealisedExchange),
        ("9510", "Interest paid", AccountClass.OtherExpense, AccountRole.None),
        ("9910", "Profit tax", AccountClass.OtherExpense, AccountRole.None),
    ];

    // English names of the built-in categories and the accounts that they are kept on.
    private static readonly Dictionary<string, string> Categories = new(StringComparer.Ordinal)
    {
        ["Travel"] = "8110", ["Accommodation"] = "8120", ["Meals"] = "8130", ["Software"] = "8140",
        ["Equipment"] = "8150", ["Subcontract"] = Subcontractors, ["Office"] = "8170", ["Telecom"] = "8180",
        ["Training"] = "8190", ["Other"] = OtherCosts,
    };

    /// <summary>The accounts, with the same ids in every process.</summary>
    public static IReadOnlyList<Account> Accounts() =>
        [.. Rows.Select(row => new Account(row.Code, row.Name, row.Class, row.Role, IdOf(row.Code)))];

    /// <summary>Where costs of a category are kept that names no account.</summary>
    public static Guid UsualFor(CostKind cost) => IdOf(cost == CostKind.Subcontract ? Subcontractors : OtherCosts);

    /// <summary>Makes the chart, and later what it lacks for what the books have learned to post since.</summary>
    public static async Task EnsureAsync(FinanceDbContext db, CancellationToken ct)
    {
        var there = await db.Accounts.AsNoTracking().Select(a => new { a.Id, a.Code, a.Role }).ToListAsync(ct);
        db.AddRange(Accounts().Where(a => there.Count == 0 || (a.Role != AccountRole.None
            && !there.Exists(t => t.Id == a.Id || t.Code == a.Code || t.Role == a.Role))));
        if (there.Count == 0)
        {
            foreach (var category in await db.ExpenseCategories.Where(c => c.IsBuiltIn && c.AccountId == null)
                .ToListAsync(ct))
            {
                if (Categories.TryGetValue(category.Name, out var code)) category.KeepOn(IdOf(code));
            }
        }

        if (!await db.PostingMarks.AnyAsync(ct)) db.Add(new PostingMark());
        var ledgers = new BankLedgers(db);
        foreach (var bank in await db.BankAccounts.Where(a => a.LedgerAccountId == null).ToListAsync(ct))
            await ledgers.OpenAsync(bank, ct);
        await db.SaveChangesAsync(ct);
    }

    private static Guid IdOf(string code) => new(int.Parse(code, CultureInfo.InvariantCulture), 0x0acc, 0x4000,
        [0x80, 0, 0, 0, 0, 0, 0, 1]);
}
