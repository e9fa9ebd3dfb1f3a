using ErpCrm.Finance.BankAccounts;
using ErpCrm.Finance.Treasury.Banking.Statements;
using ErpCrm.Platform.Imports;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Treasury.Banking.Reading;

/// <summary>Tells what a file of a bank is and reads it for one account.</summary>
internal sealed class StatementReader(ITableFiles tables)
{
    public const int MostMegabytes = 20;
    private static readonly byte[] Zip = [0x50, 0x4B, 0x03, 0x04];

    /// <exception cref="BusinessRuleException">It is none that is read here.</exception>
    public static StatementFormat FormatOf(byte[] content)
    {
        if (content.Length == 0) throw new BusinessRuleException("The file is empty.");
        if (content.AsSpan().StartsWith(Zip)) return StatementFormat.Table;
        var text = StatementText.Of(content).TrimStart();
        if (ClientBank1C.Is(text)) return StatementFormat.ClientBank1C;
        if (Ofx.Is(text)) return StatementFormat.Ofx;
        if (Mt940.Is(text)) return StatementFormat.Mt940;
        if (!text.StartsWith('<')) return StatementFormat.Table;
        if (text.Contains("<!DOCTYPE", StringComparison.OrdinalIgnoreCase)) throw Unreadable.Hostile();
        var head = text[..Math.Min(text.Length, 2000)];
        if (head.Contains("camt.053", StringComparison.Ordinal)) return StatementFormat.Camt053;
        throw head.Contains("camt.05", StringComparison.Ordinal)
            ? new BusinessRuleException("This is a notice of the bank, not a statement: ask for camt.053.")
            : new BusinessRuleException(
                "This is no statement. CAMT.053, MT940, OFX, the text of 1C, CSV and XLSX are read.");
    }

    /// <summary>The statements of the account, the earliest first; what it begins with and its lines come to what it
    /// ends with.</summary>
    /// <param name="mapping">Of a table; null proposes one.</param>
    /// <exception cref="BusinessRuleException">It cannot be read, is of another account, or does not add
    /// up.</exception>
    public async Task<IReadOnlyList<ReadStatement>> ReadAsync(
        byte[] content, StatementFormat format, BankAccount account, TableMapping? mapping, CancellationToken ct)
    {
        var all = format switch
        {
            StatementFormat.Camt053 => Camt(content),
            StatementFormat.Mt940 => Mt940.Read(StatementText.Of(content)),
            StatementFormat.Ofx => Ofx.Read(StatementText.Of(content)),
            StatementFormat.ClientBank1C => ClientBank1C.Read(StatementText.Of(content), account.Number),
            _ => [await TableAsync(content, mapping, ct)],
        };
        var own = OfAccount(all, account);
        foreach (var statement in own) statement.RequireSums();
        RequireChain(own);
        foreach (var line in own.SelectMany(s => s.Lines)) Currencies.Exact(line.Amount, account.Currency, null);
        // What moves nothing is a remark of the bank.
        return own.ConvertAll(s => s with { Lines = [.. s.Lines.Where(l => l.Amount != 0)] });
    }

    /// <summary>The rows of a table, and how it is read unless somebody says otherwise.</summary>
    public async Task<(IReadOnlyList<FileRow> Rows, TableMapping Mapping)> LookAsync(
        byte[] content, TableMapping? mapping, CancellationToken ct)
    {
        using var stream = new MemoryStream(content, writable: false);
        var told = await tables.DetectAsync(stream, ct);
        var rows = tables.Read(stream, mapping?.Read(told) ?? told).Take(Unreadable.MostLines + 100).ToList();
        return (rows, mapping ?? TableHeads.Propose(rows, tables));
    }

    private static IReadOnlyList<ReadStatement> Camt(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        return Camt053.Read(stream);
    }

    private async Task<ReadStatement> TableAsync(byte[] content, TableMapping? mapping, CancellationToken ct)
    {
        var (rows, read) = await LookAsync(content, mapping, ct);
        return TableStatement.Read(rows, read, tables);
    }

    private static List<ReadStatement> OfAccount(IReadOnlyList<ReadStatement> all, BankAccount account)
    {
        if (all.Count == 0) throw Unreadable.Empty();
        var number = Plain(account.Number);
        var own = all.Where(s => s.Account.Length == 0 || number.Length == 0 || Plain(s.Account) == number).ToList();
        if (own.Count == 0)
            throw new BusinessRuleException("This statement is of the account {0}, not of {1}.", all[0].Account,
                account.Number);
        if (own.Select(s => Plain(s.Account)).Distinct(StringComparer.Ordinal).Count() > 1)
            throw new BusinessRuleException(
                "Several accounts are in this file. Enter the number of this bank account in the settings first.");
        if (own.Find(s => s.Currency.Length > 0 && s.Currency != account.Currency) is { } other)
            throw new BusinessRuleException("This statement is in {0}, the account in {1}.", other.Currency,
                account.Currency);
        if (own.TrueForAll(s => s.Lines.Count == 0 && s.Closing is null)) throw Unreadable.Empty();
        return [.. own.OrderBy(s => s.From ?? s.Lines.Select(l => (DateOnly?)l.On).Min() ?? DateOnly.MaxValue)];
    }

    // Of several statements in one file each goes on where the one before ended.
    private static void RequireChain(List<ReadStatement> statements)
    {
        for (var i = 1; i < statements.Count; i++)
        {
            if (statements[i - 1].Closing is { } before && statements[i].Opening is { } next && before != next)
                throw new BusinessRuleException(
                    "One statement of this file ends with {0}, the next begins with {1}: one between them is missing.",
                    before, next);
        }
    }

    private static string Plain(string number) => string.Concat(number.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
