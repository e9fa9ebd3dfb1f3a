using ErpCrm.Platform.Files;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking.Statements;

/// <summary>Statements: what they would bring, and what they brought.</summary>
[Route("finance/bank/statements"), RequirePermission(FinancePermissions.ViewBank)]
internal sealed class StatementsController(FinanceDbContext db, StatementImport import, StatementsList list,
    IFileStore files) : PageController
{
    private const int MostShown = 300;

    [HttpGet("")]
    public Task<IActionResult> Index(CancellationToken ct) => ListAsync(list, ct);

    [HttpGet("{id:guid}")]
    public async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        var statement = await db.BankStatements.AsNoTracking().OneAsync(id, ct);
        return View(await PageAsync(statement, new StatementStep { Version = statement.Version }, ct));
    }

    /// <summary>The file as the bank wrote it.</summary>
    [HttpGet("{id:guid}/file")]
    public async Task<IActionResult> Download(Guid id, CancellationToken ct)
    {
        var statement = await db.BankStatements.AsNoTracking().OneAsync(id, ct);
        return await UploadedAsync(files, statement.Hash, statement.FileName, FileTypes.Other, shown: false, ct);
    }

    private async Task<StatementStep> PageAsync(BankStatement statement, StatementStep step, CancellationToken ct)
    {
        var account = await db.BankAccounts.AsNoTracking().OneAsync(statement.BankAccountId, ct);
        var users = await db.Users.Where(u => u.Id == statement.UploadedById || u.Id == statement.ImportedById)
            .ToDictionaryAsync(u => u.Id, u => u.Name, ct);
        var page = new StatementPage(statement, account, users.GetValueOrDefault(statement.UploadedById, ""));
        step.Page = statement.State == StatementState.Imported
            ? page with { Lines = await LinesAsync(statement.Id, ct) }
            : await WithPreviewAsync(page, ct);
        return step;
    }

    private async Task<StatementPage> WithPreviewAsync(StatementPage page, CancellationToken ct)
    {
        try
        {
            return page with { Preview = await import.PreviewAsync(page.Statement, ct) };
        }
        catch (BusinessRuleException refusal)
        {
            return page with { Refusal = refusal };
        }
    }

    private async Task<IReadOnlyList<BankLine>> LinesAsync(Guid id, CancellationToken ct) =>
        await db.BankLines.AsNoTracking().Where(l => l.StatementId == id).OrderBy(l => l.Position).Take(MostShown)
            .ToListAsync(ct);
}

/// <summary>What somebody does with a statement, and what is shown of it.</summary>
internal sealed class StatementStep
{
    public DifferenceChoice? Choice { get; set; }
    public int Version { get; set; }

    [Microsoft.AspNetCore.Mvc.ModelBinding.BindNever]
    public StatementPage? Page { get; set; }
}

/// <summary>A statement with what it would bring, or brought.</summary>
internal sealed record StatementPage(BankStatement Statement, BankAccounts.BankAccount Account, string UploadedBy)
{
    public StatementPreview? Preview { get; init; }

    /// <summary>Why it cannot be imported as it is.</summary>
    public BusinessRuleException? Refusal { get; init; }

    public IReadOnlyList<BankLine> Lines { get; init; } = [];

    public bool IsTable => Statement.Format == StatementFormat.Table;
}
