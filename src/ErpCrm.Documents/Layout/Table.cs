namespace ErpCrm.Documents.Layout;

/// <summary>Rows under a header that is repeated on each page.</summary>
internal static class Table
{
    /// <summary>
    /// Places the rows. <paramref name="keepBelow"/> is the height of the totals: the last two rows go to the next page
    /// with them rather than leave them alone there.
    /// </summary>
    public static void Place(Flow flow, FlowRow header, FlowRow repeatedHeader, IReadOnlyList<FlowRow> rows,
        double keepBelow)
    {
        const double LargestRepeatedHeader = 120;
        const double FewLines = 60;
        flow.KeepTogether(header.Height + Math.Min(rows.Count > 0 ? rows[0].Height : 0, FewLines));
        flow.Place(header);
        flow.RepeatOnNewPages(repeatedHeader.Height <= LargestRepeatedHeader ? repeatedHeader : null);
        for (var i = 0; i < rows.Count; i++)
        {
            var below = (rows.Count - i) switch
            {
                1 => keepBelow,
                2 => rows[i + 1].Height + keepBelow,
                _ => 0,
            };
            flow.Place(rows[i], below);
        }

        flow.RepeatOnNewPages(null);
    }
}
