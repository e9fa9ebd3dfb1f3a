using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.WebUtilities;

namespace ErpCrm.Ui.Lists;

/// <summary>The rows of a list as a file: the columns that were chosen or all that exist for the reader, and currencies
/// beside amounts. Rows are read and written some at a time: a file may be of any size.</summary>
public static class ListExport
{
    private const int MostInMemory = 1 << 20;

    /// <summary>The file that the address asks for.</summary>
    public static async Task<IActionResult> FileAsync<TRecord, TRow>(
        ListOf<TRecord, TRow> list, ListScope scope, CancellationToken ct)
        where TRecord : class
        where TRow : class
    {
        var isSheet = scope.Query[ListQuery.Form] == "xlsx";
        var file = new FileBufferingWriteStream(MostInMemory);
        try
        {
            if (isSheet) await Sheet.WriteAsync(list, scope, file, ct);
            else await WriteAsync(list, scope, file, ct);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }

        var name = $"{list.Key}-{scope.Today:yyyy-MM-dd}.{(isSheet ? "xlsx" : "csv")}";
        return new WrittenFile(file, isSheet ? Sheet.ContentType : Csv.ContentType, name);
    }

    /// <summary>As text in the reader's format.</summary>
    public static async Task<byte[]> WriteAsync<TRecord, TRow>(
        ListOf<TRecord, TRow> list, ListScope scope, CancellationToken ct)
        where TRecord : class
        where TRow : class
    {
        using var file = new MemoryStream();
        await WriteAsync(list, scope, file, ct);
        return file.ToArray();
    }

    /// <summary>Writes it where it goes: into an archive, to a disk.</summary>
    /// <param name="isSheet">Typed cells of a book, otherwise a text in the current culture.</param>
    public static Task WriteAsync<TRecord, TRow>(
        ListOf<TRecord, TRow> list, ListScope scope, Stream file, bool isSheet, CancellationToken ct)
        where TRecord : class
        where TRow : class =>
        isSheet ? Sheet.WriteAsync(list, scope, file, ct) : WriteAsync(list, scope, file, ct);

    private static async Task WriteAsync<TRecord, TRow>(
        ListOf<TRecord, TRow> list, ListScope scope, Stream file, CancellationToken ct)
        where TRecord : class
        where TRow : class
    {
        var csv = new Csv();
        IReadOnlyList<ExportColumn<TRow>>? columns = null;
        await foreach (var rows in list.BatchesAsync(scope, ct))
        {
            if (columns is null)
            {
                columns = ExportColumn<TRow>.Of(list, scope);
                csv.Row(columns.Select(c => c.Head));
            }

            foreach (var row in rows) csv.Row(columns.Select(c => c.Text(row)));
            await csv.DrainAsync(file, ct);
        }
    }
}

/// <summary>A column of a file.</summary>
/// <param name="Text">As it stands in a text file.</param>
/// <param name="Value">As a sheet keeps it.</param>
internal sealed record ExportColumn<TRow>(
    string Head, Func<TRow, object?> Text, Func<TRow, object?> Value, Column<TRow>? Column)
    where TRow : class
{
    public static IReadOnlyList<ExportColumn<TRow>> Of<TRecord>(ListOf<TRecord, TRow> list, ListScope scope)
        where TRecord : class
    {
        var columns = new List<ExportColumn<TRow>>();
        var exported = list.ExportedIn(scope);
        var hasCurrency = exported.Any(c => c.Field.Key == "currency");
        foreach (var column in exported)
        {
            columns.Add(new(column.HeadIn(scope), row => column.Exported(row, scope),
                row => column.InSheet(row, scope), column));
            if (hasCurrency || !column.Field.HasCurrency) continue;
            hasCurrency = true;
            columns.Add(new(scope.Say("Currency"), column.Field.CurrencyOf, column.Field.CurrencyOf, null));
        }

        return columns;
    }
}
