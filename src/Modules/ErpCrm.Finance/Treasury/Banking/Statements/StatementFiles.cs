using ErpCrm.Platform.Files;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Finance.Treasury.Banking.Statements;

/// <summary>The files of statements, as long as their statements are here.</summary>
internal sealed class StatementFiles(FinanceDbContext db) : IFileHolder
{
    public IAsyncEnumerable<HeldFile> HeldAsync(CancellationToken ct) => db.BankStatements.AsNoTracking()
        .Select(s => new HeldFile(s.Hash, s.Bytes, nameof(BankStatement), s.Id)).AsAsyncEnumerable();
}
