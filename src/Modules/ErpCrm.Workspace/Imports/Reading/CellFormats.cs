namespace ErpCrm.Workspace.Imports.Reading;

/// <summary>What the format of a cell says of its number.</summary>
internal static class CellFormats
{
    /// <summary>Whether people see it in per cent: a sign that is no quoted text.</summary>
    /// <param name="format">As in a spreadsheet: <c>0.00%</c>.</param>
    public static bool IsPercent(string? format)
    {
        if (format?.Contains('%', StringComparison.Ordinal) != true) return false;
        var isQuoted = false;
        for (var i = 0; i < format.Length; i++)
        {
            switch (format[i])
            {
                case '"':
                    isQuoted = !isQuoted;
                    break;
                case '\\' or '_' or '*' when !isQuoted:
                    // Of what follows only the look is meant.
                    i++;
                    break;
                case '%' when !isQuoted:
                    return true;
            }
        }

        return false;
    }
}
