using ErpCrm.Finance.Text;
using ErpCrm.Finance.Treasury.Banking.Reading;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Treasury.Banking.Statements;

/// <summary>The file of a statement is given; nothing of it is in the books before somebody has looked.</summary>
[Route("finance/bank/import"), RequirePermission(FinancePermissions.EditBank)]
internal sealed class ImportController(FinanceDbContext db, StatementImport import, IStringLocalizer<FinanceText> T)
    : PageController
{
    private const int UploadLimit = StatementReader.MostMegabytes * 1024 * 1024;

    [HttpGet("")]
    public async Task<IActionResult> Create(Guid? bankAccountId, CancellationToken ct) =>
        View(await CompleteAsync(new StatementForm { BankAccountId = bankAccountId }, ct));

    [HttpPost(""), RequestSizeLimit(UploadLimit + 65536)]
    [RequestFormLimits(MultipartBodyLengthLimit = UploadLimit)]
    public async Task<IActionResult> Create(StatementForm form, CancellationToken ct)
    {
        await CompleteAsync(form, ct);
        if (form.Accounts.All(a => a.Value != form.BankAccountId?.ToString()))
            ModelState.AddModelError(nameof(form.BankAccountId), T["Choose one of the list."]);
        if (form.File is not { Length: > 0 }) ModelState.AddModelError(nameof(form.File), T["Choose a file."]);
        return await TrySaveAsync("Create", form, async () =>
        {
            var statement = await BeginAsync(form, ct);
            await db.SaveChangesAsync(ct);
            return Saved($"/finance/bank/statements/{statement.Id}");
        });
    }

    private async Task<BankStatement> BeginAsync(StatementForm form, CancellationToken ct)
    {
        var account = await db.BankAccounts.OneAsync(form.BankAccountId!.Value, ct);
        await using var content = form.File!.OpenReadStream();
        try
        {
            return await import.BeginAsync(account, form.File.FileName, content, ct);
        }
        catch (BusinessRuleException refusal)
        {
            throw new BusinessRuleException(refusal.Message, [.. refusal.Arguments]) { Field = nameof(form.File) };
        }
    }

    private async Task<StatementForm> CompleteAsync(StatementForm form, CancellationToken ct)
    {
        form.Accounts = [.. (await db.BankAccounts.AsNoTracking().OrderBy(a => a.Name)
            .Select(a => new { a.Id, a.Name, a.Currency }).ToListAsync(ct))
            .Select(a => new SelectListItem($"{a.Name} ({a.Currency})", a.Id.ToString()))];
        if (form.Accounts.Count == 1) form.BankAccountId ??= Guid.Parse(form.Accounts[0].Value);
        return form;
    }
}

internal sealed class StatementForm
{
    public Guid? BankAccountId { get; set; }

    public IFormFile? File { get; set; }

    [BindNever]
    public IReadOnlyList<SelectListItem> Accounts { get; set; } = [];
}
