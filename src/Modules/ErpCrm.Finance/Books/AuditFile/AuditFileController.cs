using ErpCrm.Finance.Books.Accounts;
using ErpCrm.Finance.Text;
using ErpCrm.Platform.Company;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Finance.Books.AuditFile;

/// <summary>Everything that an auditor asks for, in one file; who took it stays written down, and nobody else is given
/// it.</summary>
[Route("finance/reports/audit-file"), RequirePermission(FinancePermissions.ViewLedger)]
internal sealed class AuditFileController(FinanceDbContext db, AuditFileWriting writing, AuditTakingsList list,
    ICurrentUser me, IBusinessClock clock, ICompanyProfile company, IStringLocalizer<FinanceText> T) : PageController
{
    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("create")]
    public IActionResult Create() =>
        View(new AuditFileForm { From = company.Current.YearOf(clock.Today), To = clock.Today });

    [HttpPost("create")]
    public async Task<IActionResult> Create(AuditFileForm form, CancellationToken ct) =>
        await TrySaveAsync("Create", form, async () =>
        {
            db.Add(new AuditTaking(form.From!.Value, form.To!.Value, me.Id, clock.UtcNow));
            await db.SaveChangesAsync(ct);
            return Saved("/finance/reports/audit-file", T["The audit file can be downloaded now"]);
        });

    /// <summary>The file, made of what its maker sees.</summary>
    [HttpGet("{id:guid}/download")]
    public async Task<IActionResult> Download(Guid id, CancellationToken ct)
    {
        var taking = await db.AuditTakings.AsNoTracking().Where(t => t.TakenById == me.Id).OneAsync(id, ct);
        return File(await writing.WriteAsync(taking, ct), "application/zip", $"{taking.FileName}.zip");
    }
}

internal sealed class AuditFileForm
{
    public DateOnly? From { get; set; }
    public DateOnly? To { get; set; }
}

internal sealed class AuditFileFormValidator : AbstractValidator<AuditFileForm>
{
    public AuditFileFormValidator()
    {
        RuleFor(f => f.From).NotNull();
        RuleFor(f => f.To).NotNull();
    }
}
