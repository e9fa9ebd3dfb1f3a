using ErpCrm.Ui.Formats;

namespace ErpCrm.Ui.Lists;

/// <summary>The rows of a list as a file in the reader's format: the columns
/// that exist for the reader, and currencies beside amounts.</summary>
public static class ListExport
{
    public static async Task<byte[]> WriteAsync<TRecord, TRow>(
        ListOf<TRecord, TRow> list, ListScope scope, CancellationToken ct)
        where TRecord : class
        where TRow : class
    {
        var rows = await list.AllAsync(scope, ct);
        var columns = ColumnsOf(list, scope);
        var csv = new Csv().Row(columns.Select(c => c.Head));
        foreach (var row in rows) csv.Row(columns.Select(c => c.Value(row)));
        return csv.ToBytes();
    }

    private static List<(string Head, Func<TRow, object?> Value)> ColumnsOf<TRecord, TRow>(
        ListOf<TRecord, TRow> list, ListScope scope)
        where TRecord : class
        where TRow : class
    {
        var columns = new List<(string, Func<TRow, object?>)>();
        var hasCurrency = list.Columns.Any(c => c.Field.Key == "currency");
        foreach (var column in list.Columns.Where(c => c.Field.IsExported && c.Field.IsFor(scope.Me)))
        {
            columns.Add((column.HeadIn(scope), row => column.Exported(row, scope)));
            if (hasCurrency || !column.Field.HasCurrency) continue;
            hasCurrency = true;
            columns.Add((scope.Say("Currency"), row => column.Field.CurrencyOf(row)));
        }

        return columns;
    }
}
