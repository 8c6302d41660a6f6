import java.sql.*;
import java.util.*;
/** Reads every view and its columns as DBeaver and Metabase do, through the driver that both ship: `java -cp sqlite-jdbc.jar AllViews.java DATABASE`. */
public class AllViews {
  public static void main(String[] words) throws Exception {
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:file:" + words[0] + "?mode=ro")) {
      List<String> views = new ArrayList<>();
      try (ResultSet names = db.getMetaData().getTables(null, null, "%", new String[] {"VIEW"})) {
        while (names.next()) views.add(names.getString("TABLE_NAME"));
      }
      for (String view : views) {
        try (ResultSet columns = db.getMetaData().getColumns(null, null, view, "%")) {
          if (!columns.next()) throw new IllegalStateException(view + " has no columns");
        }
        try (Statement ask = db.createStatement(); ResultSet rows = ask.executeQuery("SELECT * FROM " + view + " LIMIT 101")) {
          int width = rows.getMetaData().getColumnCount();
          while (rows.next()) for (int at = 1; at <= width; at++) rows.getObject(at);
        }
      }
      System.out.print(views.size());
    }
  }
}
