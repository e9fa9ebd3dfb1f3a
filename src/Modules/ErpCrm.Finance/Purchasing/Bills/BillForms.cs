using ErpCrm.Finance.Purchasing.EInvoices;
using ErpCrm.Finance.Purchasing.Suppliers;
using ErpCrm.Finance.TaxRates;
using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Expenses;
using ErpCrm.SharedKernel;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Purchasing.Bills;

/// <summary>What forms of bills offer, and whether what was chosen was offered.</summary>
internal sealed class BillForms(
    FinanceDbContext db, IBillAccounts accounts, IBusinessClock clock, IStringLocalizer<FinanceText> T)
{
    private const int MostProjects = 200;

    /// <param name="bill">Null for a new one.</param>
    /// <param name="paper">What was sent and belongs to no bill yet.</param>
    public Task<BillEditContext> ContextAsync(Bill? bill, BillPaper? paper, CancellationToken ct)
    {
        var lines = bill?.Lines ?? [];
        return ContextAsync(bill, paper, Known(lines, l => l.CategoryId), Known(lines, l => l.AccountId),
            Known(lines, l => l.ProjectId), ct);
    }

    /// <summary>The same choices around something else that names one of each.</summary>
    public Task<BillEditContext> ContextAsync(Guid? categoryId, Guid? accountId, Guid? projectId,
        CancellationToken ct) => ContextAsync(null, null, Known(categoryId), Known(accountId), Known(projectId), ct);

    /// <summary>What cannot be as it was chosen, by field.</summary>
    /// <param name="before">Null for a new one.</param>
    public async Task<IReadOnlyList<(string Field, string Message)>> WrongAsync(BillEditForm form, Bill? before,
        CancellationToken ct)
    {
        var wrong = new List<(string, string)>();
        if (form.SupplierId is { } supplier)
        {
            if (!await db.Suppliers.AnyAsync(s => s.Id == supplier
                && (s.IsActive || (before != null && s.Id == before.SupplierId)), ct))
                wrong.Add((nameof(form.SupplierId), T["Choose one of the list."]));
            if (Bill.KeyOf(form.Kind, form.Number) is { } key && await db.Bills.AnyAsync(
                b => b.SupplierId == supplier && b.NumberKey == key && (before == null || b.Id != before.Id), ct))
                wrong.Add((nameof(form.Number), T["Bill {0} of this supplier is here already.", form.Number!]));
        }

        var context = form.Context!;
        for (var i = 0; i < form.Lines.Count; i++)
        {
            var line = form.Lines[i];
            if (line.CategoryId is { } category && context.Categories.All(c => c.Id != category))
                wrong.Add(($"Lines[{i}].CategoryId", T["Choose one of the list."]));
            if (line.AccountId is { } account && context.Accounts.All(a => a.Id != account))
                wrong.Add(($"Lines[{i}].AccountId", T["Choose one of the list."]));
            if (line.ProjectId is { } project && context.Projects.All(p => p.Id != project)
                && !await db.Projects.OfBills().AnyAsync(p => p.Id == project, ct))
                wrong.Add(($"Lines[{i}].ProjectId", T["Choose a project of the list."]));
        }

        return wrong;
    }

    /// <summary>The supplier of the form, tracked; a new one where the form makes it.</summary>
    public async Task<Supplier> SupplierAsync(BillEditForm form, CancellationToken ct)
    {
        const int usualTermDays = 14;
        if (form.SupplierId is { } id) return await db.Suppliers.SingleAsync(s => s.Id == id, ct);
        return Supplier.Add(form.NewSupplier(
            form is { DueOn: { } due, BilledOn: { } billed } && due >= billed && due.DayNumber - billed.DayNumber <= 365
                ? due.DayNumber - billed.DayNumber
                : usualTermDays));
    }

    /// <summary>Who sent an e-invoice, if he is known: by tax number, account or name.</summary>
    public async Task<Supplier?> FindAsync(ElectronicParty seller, CancellationToken ct)
    {
        var (tax, account, name) = (SearchText.Of(SearchText.Compact(seller.TaxId)),
            BankAccountNumber.Plain(seller.Account), SearchText.Of(seller.Name));
        var known = await db.Suppliers.Offered().AsNoTracking().ToListAsync(ct);
        return One(s => tax.Length > 5 && SearchText.Of(SearchText.Compact(s.TaxId)) == tax)
            ?? One(s => account.Length > 5 && s.AccountNumber == account)
            ?? One(s => name.Length > 0 && SearchText.Of(s.Name) == name);

        Supplier? One(Predicate<Supplier> isHe) => known.FindAll(isHe) is [var one] ? one : null;
    }

    /// <summary>Managers of the projects that the lines are for.</summary>
    public async Task<IReadOnlyDictionary<Guid, Guid?>> ManagersAsync(Bill bill, CancellationToken ct)
    {
        var ids = bill.Lines.Select(l => l.ProjectId).OfType<Guid>().Distinct().ToList();
        return await db.Projects.AsNoTracking().Where(p => ids.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, p => p.ManagerId, ct);
    }

    // What is named already can be chosen, although it is not for anything new.
    private async Task<BillEditContext> ContextAsync(Bill? bill, BillPaper? paper, List<Guid> categoryIds,
        List<Guid> accountIds, List<Guid> projectIds, CancellationToken ct)
    {
        var categories = (await ExpensesList.CategoriesAsync(db, ct))
            .Where(c => c.IsActive || categoryIds.Contains(c.Id)).ToList();
        var projects = await db.Projects.OfBills().OrderByDescending(p => p.Code).Take(MostProjects).ToListAsync(ct);
        var missing = projectIds.Except(projects.Select(p => p.Id)).ToList();
        if (missing.Count > 0)
            projects.AddRange(await db.Projects.AsNoTracking().Where(p => missing.Contains(p.Id)).ToListAsync(ct));
        var rates = await db.TaxRates.AsNoTracking().OfferedOn(clock.Today).Select(r => r.Percent).ToListAsync(ct);
        return new BillEditContext(bill, paper, categories, await accounts.OfferedAsync(accountIds, ct), projects,
            Plain(rates.FirstOrDefault()))
        {
            CategoryItems = [.. categories.Select(
                c => new SelectListItem(c.IsBuiltIn ? T[c.Name] : c.Name, c.Id.ToString()))],
        };
    }

    private static List<Guid> Known(IEnumerable<BillLine> lines, Func<BillLine, Guid?> of) =>
        [.. lines.Select(of).OfType<Guid>().Distinct()];

    private static List<Guid> Known(Guid? id) => id is { } one ? [one] : [];

    // Without the zeros the database keeps.
    private static decimal Plain(decimal value) => value / 1.0000000000000000000000000000m;
}
